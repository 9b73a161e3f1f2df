using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;

namespace ContentApi.IntegrationTests.Secrecy;

/// <summary>A source with its articles, editors at work on them, and the account of which words readers may know by now.</summary>
public sealed partial class Newsroom(OwnContentApiFixture api, Func<DateTimeOffset> now)
{
    private static readonly string[] Kinds = ["tags", "sections", "authors"];
    private static readonly string[] Policies = ["full", "excerpt", "headline"];
    private static readonly string[] Unpublishing = ["draft", "gone", "redirect", "withdrawn"];
    private static readonly string Filler = string.Concat(Enumerable.Repeat("plain words fill the beginning of this text ", 8));

    private readonly HttpClient editor = api.ClientFor(Role.Editor);
    private readonly List<Story> stories = [];
    private readonly List<Label> labels = [];
    private readonly List<string> lists = [];

    public Resource Source { get; private set; } = null!;

    /// <summary>The source's licence.</summary>
    public string Policy { get; private set; } = "full";

    public IReadOnlyList<Story> Stories => stories;

    public IReadOnlyList<Label> Labels => labels;

    /// <summary>The slugs of curated lists.</summary>
    public IReadOnlyList<string> Lists => lists;

    /// <summary>Words that nobody may see.</summary>
    public IEnumerable<Marker> Secrets => stories.SelectMany(s => s.Newest.Markers).Where(m => !m.MayBeSeen);

    public static async Task<Newsroom> OpenAsync(OwnContentApiFixture api, Func<DateTimeOffset> now)
    {
        var newsroom = new Newsroom(api, now);
        newsroom.Source = await api.CreateSourceAsync(new { language = "en", feedUrl = $"https://feeds.example/{Marker.For(newsroom, Part.Shown)}", ingest = "draft" });
        return newsroom;
    }

    /// <summary>Does one thing; the server may refuse it, and then nothing has become public.</summary>
    /// <param name="step">Which; what, of what there is; how.</param>
    public Task DoAsync((int Act, int Which, int How) step) => step.Act switch
    {
        < 4 => CreateAsync(step.How),
        < 6 => ImportAsync(step.Which, step.How),
        < 10 => OnStoryAsync(step.Which, story => SaveAsync(story, step.How)),
        < 13 => OnStoryAsync(step.Which, PublishAsync),
        < 15 => OnStoryAsync(step.Which, ScheduleAsync),
        < 18 => OnStoryAsync(step.Which, story => UnpublishAsync(story, Unpublishing[step.How % Unpublishing.Length])),
        < 20 => OnStoryAsync(step.Which, CorrectAsync),
        < 21 => OnStoryAsync(step.Which, DiscardAsync),
        < 22 => OnStoryAsync(step.Which, DeleteAsync),
        < 24 => OnStoryAsync(step.Which, story => RestoreAsync(story, step.How)),
        < 26 => OnStoryAsync(step.Which, PreviewAsync),
        < 28 => OnStoryAsync(step.Which, story => RelateAsync(story, step.How)),
        < 29 => PutListAsync(),
        < 31 => OnStoryAsync(step.Which, story => CommentAsync(story, step.How)),
        < 34 => OnLabelAsync(step.Which, RenameAsync),
        < 36 => OnLabelAsync(step.Which, label => MergeAsync(label, step.How)),
        < 37 => OnLabelAsync(step.Which, DeleteLabelAsync),
        _ => ChangeSourceAsync(step.How),
    };

    /// <summary>What the clock has made public.</summary>
    public void Settle()
    {
        foreach (var story in stories)
        {
            if (story.Scheduled is { } due && due.At <= now())
            {
                story.Scheduled = null;
                story.GoLive(due.Text);
            }

            if (story.Live?.ExpiresAt <= now())
                story.Live = null;
        }
    }

    private Task OnStoryAsync(int which, Func<Story, Task> act) => stories.Count == 0 ? Task.CompletedTask : act(stories[which % stories.Count]);

    private Task OnLabelAsync(int which, Func<Label, Task> act)
    {
        var present = labels.FindAll(l => l is { MergedInto: null, IsGone: false });
        return present.Count == 0 ? Task.CompletedTask : act(present[which % present.Count]);
    }

    private async Task CreateAsync(int how)
    {
        var (text, write) = Write(how, everything: true);
        write["sourceId"] = Source.Id;
        write["status"] = (how % 3) switch { 0 => "published", 1 => "scheduled", _ => "draft" };
        var at = now().AddHours(1);
        if (how % 3 == 1)
            write["publishedAt"] = at;
        using var response = await editor.PostAsync("/v1/articles", write);
        var story = new Story(await response.ResourceAsync(201, "/v1/articles"), text);
        stories.Add(story);
        if (how % 3 == 0)
            story.GoLive(text);
        if (how % 3 == 1)
            (story.Scheduled, story.LastEdition) = ((text, at), text);
    }

    private async Task SaveAsync(Story story, int how)
    {
        var (_, write) = Write(how, everything: false);
        if (how % 4 == 0)
            write["status"] = "published";
        using var response = await editor.PatchAsync(story.Resource.Path, write, "*");
        if (!response.IsSuccessStatusCode)
            return;

        await RefreshAsync(story);
        if (how % 4 == 0)
            Publish(story);
    }

    private async Task PublishAsync(Story story)
    {
        using var response = await editor.PostAsync($"{story.Resource.Path}/publish", new { changeNote = $"Note {Marker.For(this, Part.Shown)}" }, "*");
        if (response.IsSuccessStatusCode)
            Publish(story);
    }

    private static void Publish(Story story)
    {
        story.Scheduled = null;
        story.GoLive(story.Newest);
    }

    private async Task ScheduleAsync(Story story)
    {
        var at = now().AddHours(1);
        using var response = await editor.PostAsync($"{story.Resource.Path}/publish", new { at, changeNote = $"Note {Marker.For(this, Part.Shown)}" }, "*");
        if (response.IsSuccessStatusCode)
            (story.Scheduled, story.LastEdition) = ((story.Newest, at), story.Newest);
    }

    private async Task UnpublishAsync(Story story, string type)
    {
        var (explanation, target) = (Marker.For(this, Part.Shown), Marker.For(this, Part.Shown));
        var redirectTo = type == "redirect" ? $"https://elsewhere.example/{target}" : null;
        using var response = await editor.PostAsync($"{story.Resource.Path}/unpublish", new { type, explanation = $"Why {explanation}", redirectTo }, "*");
        if (!response.IsSuccessStatusCode)
            return;

        explanation.IsPublished = story.Live is not null && type is "gone" or "withdrawn";
        target.IsPublished = story.Live is not null;
        story.Scheduled = null;
        if (type != "withdrawn")
            story.Live = null;
    }

    private async Task CorrectAsync(Story story)
    {
        var notice = Marker.For(this, Part.Shown);
        using var response = await editor.PostAsync($"{story.Resource.Path}/corrections", new { text = $"Wrong was {notice}" }, "*");
        notice.IsPublished = response.IsSuccessStatusCode;
    }

    private async Task DiscardAsync(Story story)
    {
        using var response = await editor.DeleteAsync($"{story.Resource.Path}/draft", "*");
        if (response.IsSuccessStatusCode)
            await RefreshAsync(story);
    }

    private async Task DeleteAsync(Story story)
    {
        using var response = await editor.DeleteAsync(story.Resource.Path, "*");
        if (response.IsSuccessStatusCode)
            (story.Live, story.Scheduled, story.IsDeleted) = (null, null, true);
    }

    // Undeletes, too; its slug may have gone to another article, and then it gets one like it.
    private async Task RestoreAsync(Story story, int how)
    {
        var revisions = (await editor.JsonAsync($"{story.Resource.Path}/revisions")).Items().ToList();
        var version = revisions[how % revisions.Count].Number("version");
        using var response = await editor.PostAsync($"{story.Resource.Path}/revisions/{version}/restore", "", "*");
        if (!response.IsSuccessStatusCode)
            return;

        story.IsDeleted = false;
        await RefreshAsync(story);
    }

    private async Task PreviewAsync(Story story)
    {
        using var response = await editor.PostAsync($"{story.Resource.Path}/preview", new { expiresAt = now().AddDays(1) });
        if (response.IsSuccessStatusCode)
            story.Preview = $"{story.Resource.Path}?preview={(await response.ShouldBeAsync(200)).Text("token")}";
    }

    private async Task RelateAsync(Story story, int how)
    {
        var other = stories[how % stories.Count].Resource.Id;
        using var response = await editor.PutAsync($"{story.Resource.Path}/related/{other}{(how % 3 == 0 ? "/exclusion" : "")}", new { });
    }

    private async Task ChangeSourceAsync(int how)
    {
        var policy = Policies[how % Policies.Length];
        using var response = await editor.PatchAsync(Source.Path, new { textPolicy = policy, feedUrl = $"https://feeds.example/{Marker.For(this, Part.Shown)}" }, "*");
        await response.ShouldBeAsync(200);
        Policy = policy;
    }
}
