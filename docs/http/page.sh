#!/usr/bin/env bash
# Posts a whole article page (an article, its four sources, three related stories) and reads it back in one call:
#
#   docs/http/page.sh            # on http://localhost:5080, with the key that the embedded default keeps
#   API=http://localhost:8080 KEY=cak_… docs/http/page.sh
#   docs/http/page.sh --files    # only writes the articles to docs/http/page/, from where page.http posts them
#
# The page's text belongs to its publishers and is not part of this repository: it is read from PAGE, or else from
# ../shared/input/article-page.txt beside the repository. A second run changes nothing: the server replays its answers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

PAGE=${PAGE:-${CONTENTAPI_SHARED:-../../../shared}/input/article-page.txt}
if [ ! -r "$PAGE" ]; then
    echo "No page in $PAGE. Set PAGE to a file with the page's text." >&2
    exit 1
fi

# slug, source, section, when, status, tags: in the order of the page. The texts come from the page alone.
readonly ARTICLES='kim-hosts-lavrov|japan-today|World|2025-07-13T12:20:00Z|draft|North Korea,Russia,Ukraine,Diplomacy
ukraine-prime-minister-cancels-japan-trip|nhk|World|2025-07-29T12:46:00Z|published|Ukraine,Japan,Diplomacy
us-and-europe-must-show-solidarity|the-mainichi|Opinion|2025-07-29T08:00:00Z|published|Ukraine,Russia,Sanctions,NATO
japan-eyes-locations-for-standoff-missiles|japan-times|Japan|2025-07-29T08:00:00Z|published|Japan,Defense,Missiles,North Korea'

write_articles() {
    mkdir -p page
    awk -v articles="$ARTICLES" '
        function json(text) {
            gsub(/\\/, "\\\\", text); gsub(/"/, "\\\"", text); gsub(/\t/, " ", text)
            return "\"" text "\""
        }
        function paragraph(text) {
            gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text)
            return "<p>" text "</p>"
        }
        { sub(/\r$/, ""); sub(/^[ \t]+/, ""); sub(/[ \t]+$/, "") }
        $0 == "" { next }
        $0 == before { title[++n] = $0; next }            # headlines stand there twice
        { before = $0 }
        n == 1 && /^By / && !body[1] { byline = $0; open = 1; next }
        open && /^©/ { copyright = $0; open = 0; next }
        open || (n > 1 && length($0) > 500) { body[n] = body[n] paragraph($0) }
        END {
            split(articles, lines, "\n")
            for (i = 1; i <= 4; i++) {
                if (title[i] == "" || body[i] == "") { print "Article " i " was not found in the page." > "/dev/stderr"; exit 1 }
                split(lines[i], a, "|")
                tags = json(a[6]); gsub(/,/, "\", \"", tags)
                file = "page/" a[1] ".json"
                printf "{\n  \"source\": %s,\n  \"slug\": %s,\n  \"title\": %s,\n", json(a[2]), json(a[1]), json(title[i]) > file
                if (i == 1) printf "  \"byline\": %s,\n  \"copyright\": %s,\n", json(byline), json(copyright) > file
                printf "  \"section\": %s,\n  \"tags\": [%s],\n  \"publishedAt\": %s,\n", json(a[3]), tags, json(a[4]) > file
                printf "  \"bodyFormat\": \"html\",\n  \"body\": %s,\n  \"status\": %s\n}\n", json(body[i]), json(a[5]) > file
                close(file)
            }
        }' "$PAGE"
}

# post <path> <idempotency key> <curl's arguments for the body and more>
post() {
    local path=$1 once=$2
    shift 2
    curl -sS -o page/answer.json -w "%{http_code} POST $path\n" "$API$path" -H "Authorization: Bearer $KEY" \
        -H 'Content-Type: application/json' -H "Idempotency-Key: $once" "$@"
}

write_articles
if [ "${1:-}" = --files ]; then
    exit 0
fi

API=${API:-http://localhost:5080}
KEY=${KEY:-$(cat ../../src/ContentApi/.data/admin-key)}

post /v1/sources page-japan-today -d '{ "slug": "japan-today", "name": "Japan Today", "homepageUrl": "https://japantoday.com/", "country": "JP", "language": "en" }'
post /v1/sources page-nhk -d '{ "slug": "nhk", "name": "NHK", "homepageUrl": "https://www3.nhk.or.jp/nhkworld/", "country": "JP", "language": "en" }'
post /v1/sources page-the-mainichi -d '{ "slug": "the-mainichi", "name": "The Mainichi", "homepageUrl": "https://mainichi.jp/english/", "country": "JP", "language": "en" }'
post /v1/sources page-japan-times -d '{ "slug": "japan-times", "name": "Japan Times", "homepageUrl": "https://www.japantimes.co.jp/", "country": "JP", "language": "en" }'

while IFS='|' read -r slug _; do
    post /v1/articles "page-$slug" --data-binary "@page/$slug.json"
done <<< "$ARTICLES"

# The three stories were published as they came; the article was saved as a draft, version 1, and is published now.
post /v1/articles/kim-hosts-lavrov/publish page-publish -H 'If-Match: "1"' -d '{}'

echo "GET $API/v1/articles/kim-hosts-lavrov?include=related.body"
curl -sS --fail-with-body "$API/v1/articles/kim-hosts-lavrov?include=related.body" | if command -v jq > /dev/null; then jq .; else cat; fi
