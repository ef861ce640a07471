package org.xasmapper.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/model-card.md promises is what is read. */
class ModelCardPageTest {

	private static final Pattern CARD = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

	@Test
	void theCardsOnThePageAreGoodAndShowEveryKey() throws IOException {
		final String page = Files.readString(Path.of("docs", "model-card.md"));
		final List<String> cards = CARD.matcher(page).results().map((final MatchResult card) -> card.group(1)).toList();
		assertEquals(2, cards.size());
		for (final String card : cards) ModelCard.fromJson(card, "docs/model-card.md");
		final JsonObject whole = JsonParser.parseString(cards.get(1)).getAsJsonObject();
		final JsonObject written = JsonParser.parseString(new SmallModel().card().toJson()).getAsJsonObject();
		assertEquals(List.copyOf(written.keySet()), List.copyOf(whole.keySet()));
		for (final String key : written.keySet()) assertTrue(page.contains("`" + key + "`"), key);
	}
}
