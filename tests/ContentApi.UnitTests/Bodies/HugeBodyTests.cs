using System.Diagnostics;
using ContentApi.Domain.Articles;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Bodies;

/// <summary>Bodies of a megabyte that make parsers run for minutes or overflow the stack. On a machine of its own each takes less than a second.</summary>
public sealed class HugeBodyTests
{
    private const int Megabyte = 1 << 20;
    private const int SmallStack = 256 * 1024;

    // Far more than it should take, and less than the minutes of what is not linear: this is run beside other tests, on any machine, however busy.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<p>x")]
    [InlineData("a<br>")]
    [InlineData("<b>")]
    [InlineData("<b title=1><p>")]
    [InlineData("<b><i></b></i>")]
    [InlineData("<a href=x>")]
    [InlineData("<x>")]
    [InlineData("<table>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("<pre>")]
    [InlineData("<svg>")]
    [InlineData("<math><mtext>")]
    [InlineData("<select>")]
    [InlineData("<template>")]
    [InlineData("<script>")]
    [InlineData("<iframe src=//a></iframe>")]
    [InlineData("<embed src=//a>")]
    [InlineData("<img src=x onerror=y>")]
    [InlineData("</p>")]
    [InlineData("<!--")]
    [InlineData("<!----!")]
    [InlineData("<![CDATA[")]
    [InlineData("<")]
    [InlineData("</")]
    [InlineData("&")]
    [InlineData("\"")]
    [InlineData("<p title=\"")]
    [InlineData("<a ////")]
    [InlineData("\u0000")]
    public void Html_takes_linear_time_and_a_small_stack(string unit)
    {
        Render(Repeat(unit), BodyFormat.Html);
    }

    [Theory]
    [InlineData("<table>", "<br>")]
    [InlineData("<!--", "--!")]
    [InlineData("<p title=\"", "a")]
    [InlineData("<p ", "a ")]
    [InlineData("<img src=a srcset=\"", "a 1x,")]
    [InlineData("<b title=1><b title=2><b title=3><b title=4><b title=5><b title=6><b title=7><b title=8>", "<p>x")]
    [InlineData("<a rel=\"", "nofollow  ")]
    public void Html_behind_a_start_too(string start, string unit)
    {
        Render(start + Repeat(unit), BodyFormat.Html);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[a](")]
    [InlineData("[a](<b")]
    [InlineData("[a](b \"")]
    [InlineData("![[]()")]
    [InlineData("[a]: b\n")]
    [InlineData("[a]:\nb\n")]
    [InlineData("> [a]: b\n")]
    [InlineData("*a_")]
    [InlineData("*a **a ")]
    [InlineData("a**b")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("- a\n")]
    [InlineData("`a``")]
    [InlineData("<a href=\"")]
    [InlineData("<!--")]
    [InlineData("# a\n")]
    [InlineData("```\n")]
    public void Markdown_takes_linear_time_and_a_small_stack(string unit)
    {
        Render(Repeat(unit), BodyFormat.Markdown);
    }

    [Theory]
    [InlineData("a\n")]
    [InlineData("a\n\n")]
    [InlineData("<")]
    public void Text_takes_linear_time(string unit)
    {
        Render(Repeat(unit), BodyFormat.Text);
    }

    private static string Repeat(string unit) => string.Concat(Enumerable.Repeat(unit, Megabyte / unit.Length));

    private static void Render(string body, BodyFormat format)
    {
        var time = Stopwatch.StartNew();
        var thread = new Thread(() => Bodies.Renderer.Render(body, format), SmallStack) { IsBackground = true };
        thread.Start();

        thread.Join(Limit).ShouldBeTrue($"Rendering had not ended after {time.Elapsed}.");
    }
}
