package org.xasmapper.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.Table;

class HtmlReportTest {

	@TempDir
	Path folder;

	@Test
	void partsStandInTheirOrderAndFiguresAreNumbered() throws IOException {
		final String html = written(new HtmlReport("wafer").lead(List.of("Ti K-edge", "64 pixels")).warnings(List.of(
			"not unique")).heading("Figures").figure("maps.png", "Maps").figure("basis.png", "Basis").files(List.of("e0.tif")));
		int last = 0;
		for (final String part : new String[] { "<h1>wafer</h1>", "Ti K-edge · 64 pixels", "not unique", "<h2>Figures</h2>",
			"src=\"maps.png\"", "Figure 1.</b> Maps", "Figure 2.</b> Basis", "<a href=\"e0.tif\">", "</html>" })
		{
			assertTrue(html.indexOf(part) > last, part);
			last = html.indexOf(part);
		}
	}

	@Test
	void whatComesFromThePersonCannotBreakThePage() throws IOException {
		final String nasty = "<b>\"5\" & 6</b>";
		final String html = written(new HtmlReport(nasty).facts(Map.of(nasty, nasty)).list(List.of(nasty)).table(Table.empty(1)
			.with(nasty, List.of(nasty))).figure(nasty, nasty).files(List.of(nasty)).text(nasty));
		assertFalse(html.contains("<b>\"5"), html);
		assertTrue(html.contains("&lt;b&gt;&quot;5&quot; &amp; 6&lt;/b&gt;"), html);
	}

	private String written(final HtmlReport report) throws IOException {
		report.write(folder.resolve("report.html"));
		return Files.readString(folder.resolve("report.html"));
	}
}
