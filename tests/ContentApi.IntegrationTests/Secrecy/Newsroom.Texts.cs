using System.Text.Json;
using ContentApi.IntegrationTests.Articles.Importing;
using ContentApi.IntegrationTests.Comments;
using ContentApi.IntegrationTests.Support;

namespace ContentApi.IntegrationTests.Secrecy;

/// <summary>What stands in articles, how it comes there by the thousand, and what readers say of it.</summary>
public sealed partial class Newsroom
{
    // A new article, or one that is there already.
    private async Task ImportAsync(int which, int how)
    {
        var story = how % 2 == 0 && stories.Count > 0 ? stories[which % stories.Count] : null;
        var (text, write) = Write(how, everything: story is null);
        write["source"] = Source.Slug;
        write["status"] = how % 3 == 0 ? "published" : "draft";
        if (story is not null)
            write["externalId"] = (await editor.JsonAsync($"{story.Resource.Path}/revisions/1")).Text("externalId");
        var line = (await editor.ImportAsync("", write)).Lines.Single();
        if (line.Text("status") is not ("created" or "updated"))
            return;

        var path = $"/v1/articles/{line.Text("id")}";
        var known = stories.Find(s => s.Resource.Path == path);
        if (known is null)
        {
            using var read = await editor.GetAsync(path);
            stories.Add(known = new Story(await read.ResourceAsync(200, "/v1/articles"), text));
        }

        await RefreshAsync(known);
        if (how % 3 == 0)
            Publish(known);
    }

    private async Task CommentAsync(Story story, int how)
    {
        var (word, author) = (Marker.For(this, Part.Shown), Marker.For(this, Part.Shown));
        using var response = await api.Anonymous.CommentAsync(story.Resource, $"I say {word}", $"Reader {author}");
        if (!response.IsSuccessStatusCode)
            return;

        await api.ModerateAsync(await response.ShouldBeAsync(202), (how % 3) switch { 0 => "spam", 1 => "reject", _ => "approve" });
        word.IsPublished = author.IsPublished = how % 3 == 2;
    }

    // What an editor has in hand now, as the server tells it to editors.
    private async Task RefreshAsync(Story story)
    {
        var write = (await editor.JsonAsync($"{story.Resource.Path}?context=edit")).GetProperty("write");
        var slug = Marker.Of(Marker.WordsOf(write.Text("slug")!).Single());
        // An author's name may be that of a byline, and then it is no label.
        var filed = new[] { write.GetProperty("section"), write.GetProperty("tags"), write.GetProperty("authors") }.SelectMany(Found)
            .Select(name => (Name: name, Label: labels.Find(l => l.Name == name || l.Former.Contains(name))))
            .Where(found => found.Label is not null).ToList();
        story.Newest = new StoryText(
            slug,
            [.. Found(write).Except(filed.Select(found => found.Name)).Where(m => m != slug)],
            [.. filed.Select(found => found.Label!.Present).Distinct()])
        {
            ExpiresAt = write.GetProperty("expiresAt") is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : null,
        };
        story.Slugs.Add(slug);

        static IEnumerable<Marker> Found(JsonElement json) => Marker.WordsOf(json.GetRawText()).Select(Marker.Of);
    }

    // Words stand in every member that there is; the body's come behind what an excerpt could show.
    private (StoryText Text, Dictionary<string, object?> Write) Write(int how, bool everything)
    {
        var markers = new List<Marker>();
        var slug = Marker.For(this, Part.Shown);
        var filed = Kinds.Where((_, i) => everything || (how >> i) % 2 == 1).Select(kind => LabelOf(kind, how)).ToList();
        var write = new Dictionary<string, object?>
        {
            ["title"] = $"Title {New()}",
            ["summary"] = $"Summary {New(Part.Summary)}",
            ["body"] = $"<p>{Filler}{New(Part.Body)}</p>",
            ["byline"] = $"By {New()}",
            ["canonicalUrl"] = $"https://story.example/{New()}",
            ["externalId"] = $"id-{New()}",
            ["copyright"] = $"© {New()}",
            ["image"] = new { url = $"https://image.example/{New()}.jpg", alt = $"Alt {New()}", caption = $"Caption {New()}", credit = $"Credit {New()}" },
            ["extra"] = new { key = $"{New()}" },
        };
        if (!everything && how % 3 == 0)
            write["expiresAt"] = now().AddMinutes(90);
        if (everything || how % 2 == 0)
            write["slug"] = StoryText.SlugOf(slug);
        foreach (var label in filed)
            write[label.Kind == "sections" ? "section" : label.Kind] = label.Kind == "sections" ? Label.NameOf(label.Name) : new[] { Label.NameOf(label.Name) };
        return (new StoryText(slug, markers, filed), write);

        Marker New(Part part = Part.Shown)
        {
            var marker = Marker.For(this, part);
            markers.Add(marker);
            return marker;
        }
    }
}
