package org.xasmapper.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.xasmapper.io.AtomicFile;

/**
 * A report that a browser shows without a network: parameters, what happened, figures.
 *
 * @param title heading
 * @param parameters in order
 * @param numbers results in order, by name
 * @param notes counts and warnings, in the order of the work
 * @param figures file names relative to the report, and what they show
 */
public record HtmlReport(String title, Map<String, String> parameters, Map<String, String> numbers, List<String> notes,
	Map<String, String> figures)
{

	private static final String STYLE = "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;" +
		"color:#222}h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em}td{padding:.1em 1.2em .1em 0;vertical-align:top}" +
		"td:first-child{color:#666}img{max-width:100%;border:1px solid #ddd}figcaption{color:#444;margin-bottom:2em}" +
		"figure{margin:0}code{background:#f4f4f4;padding:0 .3em}";

	/** @throws org.xasmapper.spectrum.XasException if the file cannot be written */
	public void write(final Path file) {
		AtomicFile.writeText(file, writer -> writer.write(html()));
	}

	private String html() {
		final StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
			.append(escaped(title)).append("</title><style>").append(STYLE).append("</style></head><body>\n<h1>").append(escaped(
				title)).append("</h1>\n");
		table(html, "Results", numbers);
		html.append("<h2>What happened</h2>\n<ul>\n");
		for (final String note : notes) html.append("<li>").append(escaped(note)).append("</li>\n");
		html.append("</ul>\n<h2>Figures</h2>\n");
		figures.forEach((name, caption) -> html.append("<figure><img src=\"").append(escaped(name)).append("\" alt=\"").append(
			escaped(caption)).append("\"><figcaption>").append(escaped(caption)).append(" (<code>").append(escaped(name)).append(
				"</code>)</figcaption></figure>\n"));
		table(html, "Parameters", parameters);
		return html.append("<p>Repeat it with <code>run.ijm</code>.</p>\n</body></html>\n").toString();
	}

	private static void table(final StringBuilder html, final String heading, final Map<String, String> rows) {
		html.append("<h2>").append(heading).append("</h2>\n<table>\n");
		rows.forEach((name, value) -> html.append("<tr><td>").append(escaped(name)).append("</td><td>").append(escaped(value))
			.append("</td></tr>\n"));
		html.append("</table>\n");
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
