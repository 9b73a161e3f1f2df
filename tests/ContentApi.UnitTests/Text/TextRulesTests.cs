using ContentApi.Domain.Text;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Text;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("plain", null)]
    [InlineData("tab\t, break\r\n, bell \u0007, right-to-left \u202E", null)]
    [InlineData("👍", null)]
    [InlineData("ab\0", "Remove the character U+0000 at position 3.")]
    public void No_text_holds_nul_or_a_lone_surrogate(string text, string? fault)
    {
        TextRules.FaultInAnyText(text).ShouldBe(fault);
    }

    // Attributes can't hold lone surrogates.
    [Fact]
    public void A_lone_surrogate_is_refused_everywhere()
    {
        TextRules.FaultInAnyText("a\uD800b").ShouldBe("Remove the lone surrogate U+D800 at position 2.");
        TextRules.FaultInAnyText("👍\uDC00").ShouldBe("Remove the lone surrogate U+DC00 at position 2.");
        TextRules.FaultInSingleLine("\uD800").ShouldBe("Remove the lone surrogate U+D800 at position 1.");
        TextRules.FaultInMultiLine("a\n\uDFFF").ShouldBe("Remove the lone surrogate U+DFFF at position 3.");
    }

    [Theory]
    [InlineData("A title – “quoted”, עברית, \u2067isolated\u2069", null)]
    [InlineData("a\tb", "Remove the control character U+0009 at position 2.")]
    [InlineData("a\nb", "Remove the control character U+000A at position 2.")]
    [InlineData("a\u0085b", "Remove the control character U+0085 at position 2.")]
    [InlineData("ab\u202E", "Remove the bidirectional control U+202E at position 3.")]
    [InlineData("\u202A", "Remove the bidirectional control U+202A at position 1.")]
    [InlineData("\0", "Remove the character U+0000 at position 1.")]
    public void A_single_line_holds_no_control_characters(string text, string? fault)
    {
        TextRules.FaultInSingleLine(text).ShouldBe(fault);
    }

    [Theory]
    [InlineData("a\nb\r\nc\td", null)]
    [InlineData("a\r\n\u0007", "Remove the control character U+0007 at position 4.")]
    [InlineData("a\rb", "Remove the control character U+000D at position 2.")]
    [InlineData("a\n\u202D", "Remove the bidirectional control U+202D at position 3.")]
    public void Several_lines_may_have_breaks_and_tabs(string text, string? fault)
    {
        TextRules.FaultInMultiLine(text).ShouldBe(fault);
    }

    [Theory]
    [InlineData("a\nb\r\nc", null)]
    [InlineData("a\tb", "Remove the control character U+0009 at position 2.")]
    public void Comments_have_line_breaks_and_no_tabs(string text, string? fault) => TextRules.FaultInComment(text).ShouldBe(fault);
}
