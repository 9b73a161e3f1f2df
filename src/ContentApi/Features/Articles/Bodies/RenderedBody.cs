namespace ContentApi.Features.Articles.Bodies;

/// <summary>A body as readers get it.</summary>
/// <param name="Html">Safe to put into a page; rendering it again as HTML changes nothing.</param>
/// <param name="PlainText">Its text: a line for each block, white space folded.</param>
/// <param name="WordCount">The words of the plain text.</param>
/// <param name="Removals">What the editor wrote and readers don't get, each thing once, in the order of the body.</param>
internal sealed record RenderedBody(string Html, string PlainText, int WordCount, IReadOnlyList<Removal> Removals);

/// <summary>Something that was taken out of what an editor wrote.</summary>
/// <param name="Path">The JSON path of the input.</param>
/// <param name="Removed">The name of the element or attribute.</param>
internal sealed record Removal(string Path, string Removed);
