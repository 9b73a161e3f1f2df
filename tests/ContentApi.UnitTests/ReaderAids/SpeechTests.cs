using System.Diagnostics;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using ContentApi.Domain.ReaderAids;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.ReaderAids;

public sealed class SpeechTests
{
    private static readonly string[] Pieces = ["Dr. ", "$5", "5%", "U.S.", " & ", "<b>", "]]>", "July 4", "\uD800", "\u0001", "\uFFFF", ". ", "。", "3-4", "a.com"];

    // The content model of W3C's SSML 1.0 for the elements that are used.
    private const string Schema =
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/2001/10/synthesis" targetNamespace="http://www.w3.org/2001/10/synthesis" elementFormDefault="qualified">
          <xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
          <xs:element name="speak"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element ref="voice"/><xs:element ref="p"/><xs:element ref="break"/></xs:choice>
            <xs:attribute name="version" use="required" fixed="1.0"/><xs:attribute ref="xml:lang" use="required"/></xs:complexType></xs:element>
          <xs:element name="voice"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element ref="p"/><xs:element ref="break"/></xs:choice><xs:attribute name="name" type="xs:token"/></xs:complexType></xs:element>
          <xs:element name="p"><xs:complexType mixed="true"><xs:sequence><xs:element ref="s" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
          <xs:element name="s"><xs:complexType mixed="true"><xs:sequence><xs:element ref="sub" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
          <xs:element name="sub"><xs:complexType><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="alias" type="xs:string" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
          <xs:element name="break"><xs:complexType><xs:attribute name="time"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="\+?[0-9]*\.?[0-9]+m?s"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element>
        </xs:schema>
        """;

    private const string XmlNamespace =
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/></xs:schema>
        """;

    public static TheoryData<string, string> Spoken => new()
    {
        { "It began on July 13, 2025.", "It began on July 13th, 2025." },
        { "It began on Jul. 4 and ended in Sept. 1998.", "It began on July 4th and ended in September 1998." },
        { "It began on 13 July 2025, and again on 2024-02-05.", "It began on the 13th of July 2025, and again on February 5th, 2024." },
        { "A deal of $1.2 billion, €5m or £3.50.", "A deal of 1.2 billion dollars, 5 million euros or 3 pounds and 50 pence." },
        { "It cost $1, then US$20.", "It cost 1 dollar, then 20 U S dollars." },
        { "Rates rose to 3.5%.", "Rates rose to 3.5 percent." },
        { "Winds of 120 km/h over 5 km at 30°C.", "Winds of 120 kilometers per hour over 5 kilometers at 30 degrees Celsius." },
        { "Dr. Moss met Mr. Reed and Sen. Diaz.", "Doctor Moss met Mister Reed and Senator Diaz." },
        { "Roe v. Wade, Smith vs. Jones.", "Roe versus Wade, Smith versus Jones." },
        { "The U.S. and the U.N. agreed.", "The U S and the U N agreed." },
        { "He lives in the U.S.", "He lives in the U S." },
        { "They won 5-3, and 2019–2021 were good years.", "They won 5 to 3, and 2019 to 2021 were good years." },
        { "At 3:30 p.m. it opened, at 9 a.m. it closed.", "At 3 30 P M it opened, at 9 A M it closed." },
        { "Trains leave at 15:05.", "Trains leave at 15 oh 5." },
        { "Write to ada@example.com or see https://www.example.org/a/b?c=1.", "Write to ada at example dot com or see www dot example dot org." },
        { "St. Louis is no. 5; he lives on Main St.", "Saint Louis is number 5; he lives on Main Street." },
        { "Acme Inc. is #1 for R & D, etc.", "Acme Incorporated is number 1 for R and D, et cetera." },
        { "Call 555-123-4567 about section 3.2.1.", "Call 555-123-4567 about section 3.2.1." },
        { "The 1990s, 1,200 people and 2nd place.", "The 1990s, 1,200 people and 2nd place." },
    };

    [Theory, MemberData(nameof(Spoken))]
    public void English_is_written_as_it_is_said(string written, string said) => Read(Speech.Sentence(written, isEnglish: true)).ShouldBe(said);

    [Fact]
    public void Other_languages_are_left_as_they_are() => Speech.Sentence("Am 5. Juli kostete es $5 & mehr.", isEnglish: false).ShouldBe("Am 5. Juli kostete es $5 &amp; mehr.");

    [Fact]
    public void A_document_has_headline_byline_a_break_and_the_text()
    {
        var ssml = Speech.Of(AidText.FromLines("Ferry <returns>", "One. Two!\nThree?", "en-GB", DateTimeOffset.UnixEpoch), "By Ada Moss", "en-GB-\"Ryan\"");

        var speak = Valid(ssml);
        speak.Attribute(XNamespace.Xml + "lang")!.Value.ShouldBe("en-GB");
        speak.Elements().Single().Attribute("name")!.Value.ShouldBe("en-GB-\"Ryan\"");
        speak.Elements().Single().Elements().Select(element => element.Name.LocalName + element.Elements().Count()).ShouldBe(["p1", "p1", "break0", "p2", "p1"]);
        speak.Value.ShouldBe("Ferry <returns>By Ada MossOne.Two!Three?");
    }

    [Fact]
    public void Whatever_a_text_holds_the_document_is_valid() =>
        Gen.Select(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])).Array[0, 12]
            .Select(parts => string.Concat(parts.Select(part => part.Item1 + part.Item2)))
            .Sample(text => Valid(Speech.Of(AidText.FromLines(text, text, "en", DateTimeOffset.UnixEpoch), text, voice: null)));

    [Theory, MemberData(nameof(Spoken))]
    public void An_engine_pronounces_the_markup_as_what_is_meant(string written, string said)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/espeak-ng"), "espeak-ng is not installed.");

        Phonemes("-m", $"<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en\"><s>{Speech.Sentence(written, isEnglish: true)}</s></speak>")
            .ShouldBe(Phonemes("-b1", said));
    }

    private static string Read(string markup)
    {
        var sentence = XElement.Parse($"<s>{markup}</s>", LoadOptions.PreserveWhitespace);
        return string.Concat(sentence.Nodes().Select(node => node is XElement sub ? sub.Attribute("alias")!.Value : ((XText)node).Value));
    }

    private static XElement Valid(string ssml)
    {
        var schemas = new XmlSchemaSet();
        foreach (var schema in (string[])[XmlNamespace, Schema])
        {
            using var reader = XmlReader.Create(new StringReader(schema));
            schemas.Add(null, reader);
        }

        var document = XDocument.Parse(ssml);
        document.Validate(schemas, (_, fault) => throw new XmlSchemaException(fault.Message + "\n" + ssml));
        return document.Root!;
    }

    private static string Phonemes(string mode, string text)
    {
        using var engine = Process.Start(new ProcessStartInfo("/usr/bin/espeak-ng", ["-q", "-x", "-v", "en-us", mode, text]) { RedirectStandardOutput = true })!;
        var phonemes = engine.StandardOutput.ReadToEnd();
        engine.WaitForExit();
        // Pauses and borders between words are the engine's affair.
        return string.Concat(phonemes.Where(sign => sign is not (' ' or '\n' or '_' or ':' or '#')));
    }
}
