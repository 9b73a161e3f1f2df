using ContentApi.IntegrationTests.Support;

namespace ContentApi.IntegrationTests.Secrecy;

/// <summary>What editors do with tags, sections, authors and lists.</summary>
public sealed partial class Newsroom
{
    private async Task RenameAsync(Label label)
    {
        var name = Marker.For(this, Part.Shown);
        using var response = await editor.PatchAsync($"/v1/{label.Kind}/{label.Slug}", new { name = Label.NameOf(name), slug = Label.SlugOf(name) }, "*");
        if (!response.IsSuccessStatusCode)
            return;

        label.Former.Add(label.Name);
        label.Name = name;
        name.IsPublished = stories.Exists(s => s.Live?.Labels.Any(l => l.Present == label) is true);
    }

    private async Task MergeAsync(Label label, int how)
    {
        var others = labels.FindAll(l => l.Kind == label.Kind && l != label && l is { MergedInto: null, IsGone: false });
        if (others.Count == 0)
            return;

        var target = others[how % others.Count];
        var isLive = stories.Exists(s => s.Live?.Labels.Any(l => l.Present == label) is true);
        using var response = await editor.PostAsync($"/v1/{label.Kind}/{label.Slug}/merge", new { into = target.Slug }, "*");
        if (!response.IsSuccessStatusCode)
            return;

        label.MergedInto = target;
        target.Name.IsPublished |= isLive;
    }

    private async Task DeleteLabelAsync(Label label)
    {
        using var response = await editor.DeleteAsync($"/v1/{label.Kind}/{label.Slug}", "*");
        label.IsGone = response.IsSuccessStatusCode;
    }

    // Of all articles there are; readers get those that they may see.
    private async Task PutListAsync()
    {
        var name = Marker.For(this, Part.Shown);
        var articles = stories.Where(s => !s.IsDeleted).Select(s => s.Resource.Id).ToArray();
        using var response = await editor.PutAsync($"/v1/lists/list-{name}", new { name = $"List {name}", articles });
        name.IsPublished = response.IsSuccessStatusCode;
        if (response.IsSuccessStatusCode)
            lists.Add($"list-{name}");
    }

    private Label LabelOf(string kind, int how)
    {
        var known = labels.FindAll(l => l.Kind == kind && l is { MergedInto: null, IsGone: false });
        if (known.Count > 0 && how % 5 < 3)
            return known[how % known.Count];

        var label = new Label(kind, Marker.For(this, Part.Shown));
        labels.Add(label);
        return label;
    }
}
