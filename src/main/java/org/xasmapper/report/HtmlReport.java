package org.xasmapper.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.xasmapper.io.AtomicFile;
import org.xasmapper.spectrum.Table;

/** A report that a browser shows, and prints, without a network. Its parts stand in the order in which they are added. */
public final class HtmlReport {

	private static final String STYLE = "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;" +
		"color:#222}h1{font-size:1.6em;margin-bottom:.2em}h2{font-size:1.2em;margin-top:2.2em;border-bottom:1px solid #ddd;" +
		"padding-bottom:.2em}.lead{color:#555;margin-top:0}table{border-collapse:collapse}" +
		"th,td{padding:.25em 1.4em .25em 0;vertical-align:top;text-align:left;overflow-wrap:anywhere}" +
		".facts td:first-child{color:#666;white-space:nowrap}.data th{border-bottom:1px solid #999}" +
		".data td{border-bottom:1px solid #eee}.data th:not(:first-child),.data td:not(:first-child){text-align:right;" +
		"font-variant-numeric:tabular-nums}.warning{background:#fff4d6;border-left:4px solid #e69f00;padding:.6em 1em;" +
		"margin:.6em 0}figure{margin:1.5em 0;break-inside:avoid}img{max-width:100%;border:1px solid #ddd}" +
		"figcaption{color:#444}code{background:#f4f4f4;padding:0 .3em}ul.files{columns:3}" +
		"@media print{body{max-width:none;margin:0}img{max-height:20cm}}";

	private final StringBuilder html;
	private int figures;

	/** @param title heading, and title of the browser's window */
	public HtmlReport(final String title) {
		html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").append(escaped(
			title)).append("</title><style>").append(STYLE).append("</style></head><body>\n<h1>").append(escaped(title)).append(
				"</h1>\n");
	}

	/** Adds what the report is about, in one line below the title. */
	public HtmlReport lead(final List<String> facts) {
		html.append("<p class=\"lead\">").append(escaped(String.join(" · ", facts))).append("</p>\n");
		return this;
	}

	/** Adds what must not be overlooked. */
	public HtmlReport warnings(final List<String> warnings) {
		for (final String warning : warnings) html.append("<p class=\"warning\">").append(escaped(warning)).append("</p>\n");
		return this;
	}

	public HtmlReport heading(final String heading) {
		html.append("<h2>").append(escaped(heading)).append("</h2>\n");
		return this;
	}

	public HtmlReport text(final String text) {
		html.append("<p>").append(escaped(text)).append("</p>\n");
		return this;
	}

	public HtmlReport list(final List<String> lines) {
		html.append("<ul>\n");
		for (final String line : lines) html.append("<li>").append(escaped(line)).append("</li>\n");
		html.append("</ul>\n");
		return this;
	}

	/** Adds a table of names and their values; what has no value has a dash. */
	public HtmlReport facts(final Map<String, ?> facts) {
		html.append("<table class=\"facts\">\n");
		facts.forEach((name, value) -> html.append("<tr>").append(cell("td", name)).append(cell("td", value.toString().isEmpty() ? "–"
			: value.toString())).append("</tr>\n"));
		html.append("</table>\n");
		return this;
	}

	/** Adds a table of numbers, whose first column says what they are. */
	public HtmlReport table(final Table table) {
		html.append("<table class=\"data\">\n<tr>");
		for (final String name : table.names()) html.append(cell("th", name));
		html.append("</tr>\n");
		for (int row = 0; row < table.rows(); row++) {
			html.append("<tr>");
			for (final String name : table.names()) html.append(cell("td", table.column(name).get(row)));
			html.append("</tr>\n");
		}
		html.append("</table>\n");
		return this;
	}

	/**
	 * Adds a numbered figure.
	 *
	 * @param file relative to the report
	 */
	public HtmlReport figure(final String file, final String caption) {
		figures++;
		html.append("<figure><a href=\"").append(escaped(file)).append("\"><img src=\"").append(escaped(file)).append(
			"\" alt=\"").append(escaped(caption)).append("\"></a><figcaption><b>Figure ").append(figures).append(".</b> ").append(
				escaped(caption)).append("</figcaption></figure>\n");
		return this;
	}

	/** @param files relative to the report */
	public HtmlReport files(final List<String> files) {
		html.append("<ul class=\"files\">\n");
		for (final String file : files) {
			html.append("<li><a href=\"").append(escaped(file)).append("\">").append(escaped(file)).append("</a></li>\n");
		}
		html.append("</ul>\n");
		return this;
	}

	/** @throws org.xasmapper.spectrum.XasException if the file cannot be written */
	public void write(final Path file) {
		AtomicFile.writeText(file, writer -> writer.write(html + "</body></html>\n"));
	}

	private static String cell(final String tag, final String text) {
		return "<" + tag + ">" + escaped(text) + "</" + tag + ">";
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
