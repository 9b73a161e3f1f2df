using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContentApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class Related : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "related_exclusions",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_related_exclusions", x => new { x.article_id, x.other_id });
                    table.CheckConstraint("ck_related_exclusions_other", "other_id <> article_id");
                    table.ForeignKey(
                        name: "fk_related_exclusions_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_related_exclusions_articles_other_id",
                        column: x => x.other_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "related_pins",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_related_pins", x => new { x.article_id, x.other_id });
                    table.CheckConstraint("ck_related_pins_other", "other_id <> article_id");
                    table.ForeignKey(
                        name: "fk_related_pins_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_related_pins_articles_other_id",
                        column: x => x.other_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_related_exclusions_other_id",
                table: "related_exclusions",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "ix_related_pins_other_id",
                table: "related_pins",
                column: "other_id");

            migrationBuilder.Script("0007-related");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "related_exclusions");

            migrationBuilder.DropTable(
                name: "related_pins");
        }
    }
}
