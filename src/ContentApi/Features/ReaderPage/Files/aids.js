// What helps to read a story.
import { element } from "./dom.js";

/** The block of aids, or null where there is nothing to show. */
export function aids({ summary, keywords, entities }) {
  const blocks = [
    summary?.sentences.length > 0 && [element("h3", {}, "The story in short"), element("ul", { class: "sentences" }, summary.sentences.map(text => element("li", {}, text)))],
    keywords?.items.length > 0 && words("What it is about", keywords.items),
    entities && words("Who and where", entities.items.filter(entity => entity.type !== "date")),
  ].filter(Boolean);
  return blocks.length > 0 && element("section", { class: "aids", "aria-labelledby": "aids" }, element("h2", { id: "aids" }, "At a glance"), blocks.flat());
}

function words(title, items) {
  return items.length > 0 && [element("h3", {}, title), element("ul", { class: "words" }, items.map(item => element("li", {}, item.name)))];
}
