// Which page this is, and what stands on it.
import { get, presentSlug } from "./api.js";
import { element } from "./dom.js";
import { article } from "./article.js";
import { latest } from "./latest.js";

const main = document.getElementById("main");

function show(title, ...content) {
  document.title = title;
  main.replaceChildren(...content);
  main.removeAttribute("aria-busy");
}

function message(title, ...paragraphs) {
  show(title, element("h1", {}, title), ...paragraphs.map(text => element("p", {}, text)), element("p", {}, element("a", { href: "/reader" }, "To the latest stories")));
}

async function showArticle(slug) {
  const answer = await get(`/v1/articles/${slug}`, ["related.body", "comments", "aids"]);
  if (answer.moved) {
    const present = await presentSlug(slug);
    if (present)
      location.replace(`/reader/${present}`);
    else
      message("This story has moved", element("a", { href: `/v1/articles/${slug}` }, "Go to where it is now"));
  } else if (answer.status === 404) {
    message("There is no such story", "The address may be misspelt, or the story is not public any more.");
  } else if (answer.status === 410) {
    message("This story was taken down", answer.body?.explanation ?? "It was public once and is no more.");
  } else if (answer.status !== 200) {
    message("The story can't be shown", answer.body?.detail ?? "Try again in a moment.");
  } else {
    show(`${answer.body.title} – ${answer.body.source.name}`, ...article(answer.body));
  }
}

async function showLatest() {
  const answer = await get("/v1/articles");
  if (answer.status === 200)
    show("Latest stories", ...latest(answer.body));
  else
    message("The stories can't be shown", answer.body?.detail ?? "Try again in a moment.");
}

try {
  const slug = location.pathname.replace(/\/+$/, "").split("/")[2];
  await (slug ? showArticle(slug) : showLatest());
} catch (error) {
  console.error(error);
  message("The stories can't be reached", "Are you online? Load the page again in a moment.");
}
