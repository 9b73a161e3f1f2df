// Lists of stories.
import { get } from "./api.js";
import { element, time } from "./dom.js";

/** A story in a list. */
export function card(story) {
  return element("li", { lang: story.language },
    element("h3", {}, element("a", { href: `/reader/${story.slug}` }, story.title)),
    element("p", { class: "quiet" }, story.source.name, " · ", time(story.publishedAt, { relative: true })),
    story.summary && element("p", {}, story.summary));
}

/** The front page. */
export function latest(page) {
  const list = element("ol", { class: "stories" }, page.items.map(card));
  const more = element("button", { type: "button", hidden: page.nextCursor === null }, "Older stories");
  let cursor = page.nextCursor;
  more.addEventListener("click", async () => {
    more.disabled = true;
    const answer = await get(`/v1/articles?cursor=${cursor}`);
    more.disabled = false;
    if (answer.status !== 200)
      return;
    const cards = answer.body.items.map(card);
    list.append(...cards);
    cards[0]?.querySelector("a").focus();
    cursor = answer.body.nextCursor;
    more.hidden = cursor === null;
  });
  return [element("h1", {}, "Latest stories"), page.items.length ? list : element("p", {}, "Nothing is published yet."), more];
}
