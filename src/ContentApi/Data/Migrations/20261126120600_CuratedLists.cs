using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContentApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class CuratedLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "curated_lists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    articles = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_curated_lists", x => x.id);
                    table.CheckConstraint("ck_curated_lists_articles", "cardinality(articles) <= 200");
                });

            migrationBuilder.CreateIndex(
                name: "ix_curated_lists_name_key_id",
                table: "curated_lists",
                columns: new[] { "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_curated_lists_slug",
                table: "curated_lists",
                column: "slug",
                unique: true);

            migrationBuilder.Script("0013-distribution");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop view sitemap_pages;
                drop trigger editions_sitemap_part on editions;
                drop function editions_sitemap_part();
                alter table editions drop column sitemap_part;
                drop sequence sitemap_places;
                drop index ix_changes_public_id;
                """);

            migrationBuilder.DropTable(
                name: "curated_lists");
        }
    }
}
