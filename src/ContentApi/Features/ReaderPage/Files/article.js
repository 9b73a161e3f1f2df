// One story with all that belongs to it.
import { element, time } from "./dom.js";
import { aids } from "./aids.js";
import { comments } from "./comments.js";
import { card } from "./latest.js";

/** The story's blocks, top to bottom. */
export function article(story) {
  return [
    element("article", { lang: story.language },
      story.section && element("p", { class: "section" }, story.section.name),
      element("h1", {}, story.title),
      source(story),
      story.withdrawn && element("p", { class: "notice" }, element("strong", {}, "This story has been withdrawn. "), story.withdrawn.explanation),
      story.summary && element("p", { class: "summary" }, story.summary),
      story.image && picture(story.image),
      story.bodyHtml === null ? elsewhere(story) : body(story.bodyHtml),
      story.corrections.map(correction => element("p", { class: "notice" }, element("strong", {}, "Correction, "), time(correction.at), ": ", correction.text)),
      story.copyright && element("p", { class: "quiet" }, story.copyright)),
    story.aids && aids(story.aids),
    comments(story),
    story.related?.items.length > 0 && element("section", { "aria-labelledby": "related" },
      element("h2", { id: "related" }, "Related stories"),
      element("ol", { class: "stories" }, story.related.items.map(item => related(item.article)))),
  ].filter(Boolean);
}

function source(story) {
  const { name, homepageUrl, logoUrl } = story.source;
  return element("div", { class: "source" },
    logoUrl && logo(logoUrl),
    element("a", { href: homepageUrl, rel: "noopener" }, name),
    time(story.publishedAt),
    story.byline && element("p", { class: "byline" }, story.byline));
}

// The name stands beside it. A logo that does not load is better away than broken.
function logo(url) {
  const image = element("img", { src: url, alt: "" });
  image.addEventListener("error", () => image.remove());
  return image;
}

function picture({ url, alt, caption, credit, width, height }) {
  const image = element("img", { src: url, alt: alt ?? "", width, height });
  const figure = element("figure", {}, image,
    (caption || credit) && element("figcaption", {}, [caption, credit].filter(Boolean).join(" ")));
  image.addEventListener("error", () => figure.remove());
  return figure;
}

function body(html) {
  const text = element("div", { class: "body" });
  text.innerHTML = html;
  return text;
}

function related(story) {
  const shown = card(story);
  if (story.bodyHtml)
    shown.append(element("details", {}, element("summary", {}, "Read it here"), body(story.bodyHtml)));
  return shown;
}

function elsewhere(story) {
  return element("p", { class: "notice" }, "The whole story is read where it was published: ",
    element("a", { href: story.canonicalUrl ?? story.source.homepageUrl, rel: "noopener" }, story.source.name), ".");
}
