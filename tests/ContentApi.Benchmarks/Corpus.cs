using ContentApi.Data;
using ContentApi.Domain.Keys;
using ContentApi.Hosting.Embedded;
using ContentApi.Http.Authentication;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Benchmarks;

/// <summary>A durable PostgreSQL of the run's own with articles of 3 KB, one every 42 minutes; deleted with the run.</summary>
internal sealed class Corpus : IAsyncDisposable
{
    private static readonly string[] Tables = ["contents", "articles", "editions", "edition_search", "edition_terms", "slugs", "related_articles", "related_items", "related_answers", "related_touched"];

    private readonly EmbeddedPostgres postgres;
    private readonly NpgsqlDataSource database;

    private Corpus(EmbeddedPostgres postgres)
    {
        this.postgres = postgres;
        ConnectionString = postgres.ConnectionString("contentapi");
        database = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>An admin's key.</summary>
    public static string Key { get; } = KeyText.New();

    public string ConnectionString { get; }

    public static Task<Corpus> CreateAsync(int articles) => StartAsync(corpus => corpus.LoadAsync(articles));

    /// <summary>The schema without articles.</summary>
    public static Task<Corpus> EmptyAsync() => StartAsync(corpus => corpus.MigrateAsync());

    private static async Task<Corpus> StartAsync(Func<Corpus, Task> load)
    {
        var options = new EmbeddedPostgresOptions { Directory = Directory.CreateTempSubdirectory("contentapi_benchmark_").FullName, Durable = true };
        var corpus = new Corpus(await EmbeddedPostgres.StartAsync(options, CancellationToken.None));
        try
        {
            await corpus.postgres.EnsureDatabaseAsync("contentapi", CancellationToken.None);
            await load(corpus);
            return corpus;
        }
        catch
        {
            await corpus.DisposeAsync();
            throw;
        }
    }

    /// <summary>Leaves nothing for the background to do: what the articles are made with is not searched or related anew, and answers are ready.</summary>
    public async Task SettleAsync()
    {
        await ForgetAsync();
        await using var open = database.CreateCommand("select exists (select from related_touched) or exists (select from related_outbox)");
        while (await open.ExecuteScalarAsync() is true)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
    }

    /// <summary>Does at once what the database would do in the background a minute later, beside whatever is measured then.</summary>
    public async Task TidyAsync()
    {
        await SettleAsync();
        await VacuumAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await postgres.DisposeAsync();
        Directory.Delete(postgres.Directory, recursive: true);
    }

    private async Task MigrateAsync()
    {
        await using var db = new ContentDbContext(
            new DbContextOptionsBuilder<ContentDbContext>().UseNpgsql(ConnectionString).UseSnakeCaseNamingConvention().Options);
        await db.Database.MigrateAsync();
        db.Add(new ApiKey("Benchmark", Role.Admin, KeyRing.Hash(Key), KeyText.PrefixOf(Key), DateTimeOffset.UnixEpoch, expiresAt: null));
        await db.SaveChangesAsync();
    }

    private async Task LoadAsync(int articles)
    {
        await MigrateAsync();
        await ExecuteAsync(
            $"""
            insert into sources (id, number, version, slug, name, name_key, homepage_url, ingest, text_policy, created_at, updated_at)
            select gen_random_uuid(), nextval('term_numbers'), 1, 'source-' || n, 'Source ' || n, 'source ' || n, 'https://example.org', 0, 0, now(), now()
            from generate_series(1, 20) n;
            insert into terms (id, kind, slug, name, name_key, version)
            select gen_random_uuid(), kind, prefix || n, prefix || n, prefix || n, 1
            from (values (1, 'tag-', 10), (2, 'section-', 5), (3, 'author-', 200)) k (kind, prefix, most), generate_series(1, most) n;
            insert into terms (id, kind, slug, name, name_key, version)
            values (gen_random_uuid(), 1, 'old-tag', 'old-tag', 'old-tag', 1), (gen_random_uuid(), 4, 'en', 'en', 'en', 1);

            create temporary table made as
            select n, gen_random_uuid() as id, gen_random_uuid() as content_id, s.id as source_id, s.number as source_number, sec.number as section_number,
                   l.number as language_number, now() - n * interval '42 minutes' as at, author.names as authors, author.numbers as author_numbers,
                   tags.names as tags, tags.numbers as tag_numbers
            from generate_series(1, {articles}) n
            join sources s on s.slug = 'source-' || (1 + n % 20)
            join terms sec on sec.kind = 2 and sec.slug = 'section-' || (1 + n % 5)
            join terms l on l.kind = 4
            cross join lateral (select json_agg(json_build_object('slug', t.slug, 'name', t.name)) as names, array_agg(t.number) as numbers
                from terms t where t.kind = 3 and t.slug = 'author-' || (1 + n % 200)) author
            cross join lateral (select json_agg(json_build_object('slug', t.slug, 'name', t.name)) as names, array_agg(t.number) as numbers
                from terms t where t.kind = 1 and (t.slug in ('tag-1', 'tag-' || (2 + n % 9)) or t.slug = 'old-tag' and n > {articles} - {articles} * 7 / 100)) tags;
            insert into contents (id, article_id, slug, source_id, title, summary, excerpt, body_html, body_format, word_count, authors, tags, section, language, comments_open, saved_at, saved_by)
            select content_id, id, 'article-' || n, source_id, 'Article ' || n, 'What article ' || n || ' tells.', '',
                   '<p>' || (select string_agg(md5(n || ' ' || w), ' ') from generate_series(1, 92) w) || '</p>', 0, 92, author_numbers, tag_numbers, section_number, 'en', true, at, id from made;
            insert into articles (id, version, source_id, newest_content_id, last_edition_content_id, created_at, created_by, first_published_at, last_updated_at, corrections,
                state, saved_at, published_at, updated_at, title_key)
            select id, 1, source_id, content_id, content_id, at, id, at, at, '[]', 2, at, at, at, 'article ' || n from made;
            insert into slugs (slug, article_id, seen_by_readers) select 'article-' || n, id, true from made;
            insert into editions (article_id, version, content_id, slug, source_id, source_number, section_number, title, title_key, summary, excerpt, language, tags, authors,
                terms, corrections, word_count, comments_open, created_at, published_at, first_published_at, updated_at, live_from, listed, retired, announced, stamp)
            select id, 1, content_id, 'article-' || n, source_id, source_number, section_number, 'Article ' || n, 'article ' || n, 'What article ' || n || ' tells.', '', 'en', tags, authors,
                   array[source_number, section_number, language_number] || author_numbers || tag_numbers, '[]', 92, true, at, at, at, at, at, true, false, true, n
            from made;
            insert into related_articles (article_id, digest, source_number, published_at, authors, weighed_among, is_related)
            select id, '', source_number, at, array[]::text[], {articles}, true from made order by n;
            insert into related_items (number, fit, other, other_id, is_near, terms)
            select a.number, 3 - k / 20.0, b.number, b.article_id, k < 5, '00word-' || k || E'\n02some phrase\n22another-' || k
            from related_articles a cross join generate_series(1, 40) k join related_articles b on b.number = 1 + (a.number + k * 37) % {articles};
            drop table made;
            """);
        await ForgetAsync();
        await VacuumAsync();
    }

    private Task ForgetAsync() => ExecuteAsync("delete from related_outbox where step < 2; delete from search_outbox; select fold_term_deltas()");

    private Task VacuumAsync() => ExecuteAsync($"vacuum analyze {string.Join(", ", Tables)}");

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }
}
