using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>The text of a body for excerpts, search and counting: one line a block, white space folded.</summary>
internal sealed class PlainText
{
    private static readonly HtmlParser Parser = new();

    private readonly StringBuilder text = new();
    private char due;
    private int annotations;

    /// <summary>The text of a body that was made safe before.</summary>
    public static string Of(string safeHtml)
    {
        using var document = Parser.ParseDocument("<!doctype html><body>" + safeHtml);
        return Of(document.Body!);
    }

    public static string Of(INode body)
    {
        var plain = new PlainText();
        BodyTree.Walk(body, plain.Add, plain.Start, plain.End);

        return plain.text.ToString();
    }

    private void Start(IElement element)
    {
        if (IsAnnotation(element))
            annotations++;
        Separate(element);
    }

    private void End(IElement element)
    {
        if (IsAnnotation(element))
            annotations--;
        Separate(element);
    }

    private void Separate(IElement element)
    {
        if (element.LocalName is "td" or "th")
            Separate(' ');
        else if (element.LocalName == "br" || !BodyElements.Inline.Contains(element.LocalName))
            Separate('\n');
    }

    private void Separate(char separator)
    {
        if (text.Length > 0 && due != '\n')
            due = separator;
    }

    private void Add(string run)
    {
        if (annotations > 0)
            return;

        foreach (var character in run)
        {
            if (char.IsWhiteSpace(character))
            {
                Separate(' ');
                continue;
            }

            if (due != '\0')
                text.Append(due);
            due = '\0';
            text.Append(character);
        }
    }

    /// <summary>The reading beside a word (ruby) is the same word again.</summary>
    private static bool IsAnnotation(IElement element) => element.LocalName is "rt" or "rp";
}
