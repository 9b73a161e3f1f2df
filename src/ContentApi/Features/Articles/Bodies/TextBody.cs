using System.Text;
using ContentApi.Domain.Text;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>Plain text as HTML: a blank line ends a paragraph, a line break is kept, every character stands for itself.</summary>
internal static class TextBody
{
    public static RenderedBody Render(string body)
    {
        var writer = new HtmlWriter();
        var plainText = new StringBuilder();
        var inParagraph = false;

        foreach (var line in body.AsSpan().EnumerateLines())
        {
            var text = Printable.Only(line.Trim().ToString());
            if (text.Length == 0)
            {
                if (inParagraph)
                    writer.Close("p");
                inParagraph = false;
                continue;
            }

            StartLine(writer, inParagraph, isFirst: plainText.Length == 0);
            writer.Text(text);
            plainText.Append(plainText.Length == 0 ? "" : "\n").Append(Unicode.FoldWhiteSpace(text));
            inParagraph = true;
        }

        if (inParagraph)
            writer.Close("p");

        var plain = plainText.ToString();

        return new RenderedBody(writer.ToString(), plain, WordCount.Of(plain), []);
    }

    private static void StartLine(HtmlWriter writer, bool inParagraph, bool isFirst)
    {
        if (inParagraph)
        {
            writer.Open("br", []);
            return;
        }

        if (!isFirst)
            writer.Text("\n");
        writer.Open("p", []);
    }
}
