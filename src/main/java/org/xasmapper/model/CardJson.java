package org.xasmapper.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.XasException;

/** Model cards as JSON. What is unknown (NaN, an output that does not exist) is left out. */
final class CardJson {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	/** Of a card that is read. */
	private static final int MOST_LETTERS = 1_000_000;
	private static final int MOST_LEVELS = 20;

	private CardJson() {}

	static String write(final ModelCard card) {
		final JsonObject json = new JsonObject();
		json.addProperty("version", ModelCard.VERSION);
		json.addProperty("element", card.element());
		json.addProperty("edge", card.edge());
		json.add("energies", GSON.toJsonTree(card.grid()));
		json.addProperty("normalization", card.normalization().text());
		final JsonArray descriptors = new JsonArray();
		card.descriptors().forEach(descriptor -> descriptors.add(write(descriptor)));
		json.add("descriptors", descriptors);
		json.add("latents", GSON.toJsonTree(card.latents()));
		json.addProperty("broadening", card.broadening());
		json.add("augmentation", GSON.toJsonTree(card.augmentation()));
		if (!card.effects().equals(Effects.NONE)) json.add("effects", GSON.toJsonTree(card.effects()));
		json.add("training", GSON.toJsonTree(card.training()));
		json.addProperty("members", card.members());
		json.addProperty("encoders", card.encoders());
		json.addProperty("seed", card.seed());
		json.addProperty("date", card.date());
		json.add("tensors", write(card.tensors()));
		if (card.guard().isKnown()) json.add("guard", write(card.guard()));
		if (card.measured().isKnown()) json.add("measured", write(card.measured()));
		return GSON.toJson(json) + "\n";
	}

	private static JsonObject write(final Descriptor descriptor) {
		final JsonObject json = new JsonObject();
		json.addProperty("name", descriptor.name());
		json.addProperty("unit", descriptor.unit());
		addUnlessNaN(json, "minimum", descriptor.minimum());
		addUnlessNaN(json, "maximum", descriptor.maximum());
		addUnlessNaN(json, "error", descriptor.error());
		json.addProperty("calibration", descriptor.calibration());
		return json;
	}

	private static void addUnlessNaN(final JsonObject json, final String key, final double value) {
		if (!Double.isNaN(value)) json.addProperty(key, value);
	}

	private static JsonObject write(final TensorNames tensors) {
		final JsonObject json = GSON.toJsonTree(tensors).getAsJsonObject();
		json.entrySet().removeIf(entry -> entry.getValue().getAsString().isEmpty());
		return json;
	}

	private static JsonObject write(final Guard guard) {
		final JsonObject json = new JsonObject();
		json.addProperty("threshold", guard.threshold());
		addUnlessNaN(json, "refused", guard.refused());
		addUnlessNaN(json, "auc", guard.auc());
		json.add("strangers", GSON.toJsonTree(guard.strangers()));
		json.add("elements", GSON.toJsonTree(guard.elements()));
		return json;
	}

	private static JsonObject write(final Measured measured) {
		final JsonObject json = new JsonObject();
		json.addProperty("references", measured.references());
		if (!measured.basis().isEmpty()) json.addProperty("basis", measured.basis());
		json.addProperty("date", measured.date());
		final JsonArray accuracies = new JsonArray();
		measured.accuracies().forEach(accuracy -> accuracies.add(write(accuracy)));
		json.add("accuracies", accuracies);
		json.add("scales", GSON.toJsonTree(measured.scales()));
		return json;
	}

	private static JsonObject write(final Measured.Accuracy accuracy) {
		final JsonObject json = new JsonObject();
		json.addProperty("descriptor", accuracy.descriptor());
		json.addProperty("domain", accuracy.domain());
		json.addProperty("sdm", accuracy.sdm());
		json.addProperty("spectra", accuracy.spectra());
		json.addProperty("error", accuracy.error());
		addUnlessNaN(json, "within1", accuracy.within1());
		addUnlessNaN(json, "within2", accuracy.within2());
		return json;
	}

	static ModelCard parse(final String text) {
		final CardObject json = new CardObject("", root(text));
		final int version = json.integer("version");
		if (version != ModelCard.VERSION) {
			throw CardCheck.wrong("version", version, ModelCard.VERSION +
				"; a newer version of this plugin may be needed for this model");
		}
		final CardObject energies = json.object("energies");
		final TensorNames tensors = tensors(json.object("tensors"));
		final int members = json.has("members") ? json.integer("members") : tensors.hasDescriptors() ? 1 : 0;
		final ModelCard card = new ModelCard(json.text("element"), json.text("edge"), new RegularGrid(energies.number(
			"start"), energies.number("step"), energies.integer("points")), NormalizationConvention.of(json.text("normalization")),
			descriptors(json), json.texts("latents"), json.number("broadening"), augmentation(json), effects(json),
			training(json), members, json.has("encoders") ? json.integer("encoders") : Math.min(1, members), json.has("seed") ? json
				.wholeNumber("seed") : 0, json.text("date", ""), tensors, guard(json), measured(json));
		energies.refuseUnread();
		json.refuseUnread();
		return card;
	}

	private static JsonObject root(final String text) {
		if (text.length() > MOST_LETTERS) {
			throw new XasException("it has " + text.length() + " letters; a card has a few thousand.");
		}
		requireShallow(text);
		try {
			final JsonElement root = JsonParser.parseString(text);
			if (root.isJsonObject()) return root.getAsJsonObject();
		}
		catch (final JsonParseException e) {
			throw new XasException("it is not JSON (" + CardCheck.shortened(e.getMessage()) + ").", e);
		}
		throw new XasException("it is not a JSON object in braces {…}.");
	}

	/** Deeper lists and objects would overflow the stack; a card needs three levels. */
	private static void requireShallow(final String text) {
		int depth = 0;
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			final char letter = text.charAt(i);
			if (quoted && letter == '\\') i++;
			else if (letter == '"') quoted = !quoted;
			else if (!quoted && (letter == '[' || letter == '{')) depth++;
			else if (!quoted && (letter == ']' || letter == '}')) depth--;
			if (depth > MOST_LEVELS) throw new XasException("it has brackets in brackets more than " + MOST_LEVELS + " deep.");
		}
	}

	private static List<Descriptor> descriptors(final CardObject json) {
		final List<Descriptor> descriptors = new ArrayList<>();
		for (final CardObject one : json.objects("descriptors")) {
			descriptors.add(new Descriptor(one.text("name"), one.text("unit", ""), one.number("minimum", Double.NaN), one
				.number("maximum", Double.NaN), one.number("error", Double.NaN), one.number("calibration", 1)));
			one.refuseUnread();
		}
		return descriptors;
	}

	private static Augmentation augmentation(final CardObject json) {
		if (!json.has("augmentation")) return Augmentation.NONE;
		final CardObject one = json.object("augmentation");
		final Augmentation augmentation = new Augmentation(one.number("noise", 0), one.number("shift", 0), one.number(
			"height", 0), one.number("mixed", 0));
		one.refuseUnread();
		return augmentation;
	}

	private static Effects effects(final CardObject json) {
		if (!json.has("effects")) return Effects.NONE;
		final CardObject one = json.object("effects");
		final Effects effects = new Effects(range(one, "damping"), one.number("selfAbsorbed"), range(one, "selfAbsorption"), range(one,
			"broadening"), range(one, "lifetime"), one.number("shift"), one.number("stretch"), one.number(
				"shape", 0), range(one, "line"), one.number("firstLine"), one.number(
				"lastLine"), one.number("offset"), one.number("slope"), one.number("height"), range(one, "noise"));
		one.refuseUnread();
		return effects;
	}

	private static Range range(final CardObject json, final String key) {
		final CardObject one = json.object(key);
		final Range range = new Range(one.number("least"), one.number("most"));
		one.refuseUnread();
		return range;
	}

	private static TrainingSet training(final CardObject json) {
		if (!json.has("training")) return TrainingSet.UNKNOWN;
		final CardObject one = json.object("training");
		final TrainingSet training = new TrainingSet(one.text("digest", ""), one.has("size") ? one.integer("size") : 0, one.texts(
			"heldOut"));
		one.refuseUnread();
		return training;
	}

	private static Measured measured(final CardObject json) {
		if (!json.has("measured")) return Measured.NONE;
		final CardObject one = json.object("measured");
		final List<Measured.Accuracy> accuracies = new ArrayList<>();
		for (final CardObject found : one.objects("accuracies")) {
			accuracies.add(new Measured.Accuracy(found.text("descriptor"), found.text("domain", ""), found.flag("sdm", false), found
				.integer("spectra"), found.number("error"), found.number("within1", Double.NaN), found.number("within2",
					Double.NaN)));
			found.refuseUnread();
		}
		final List<Measured.Scale> scales = new ArrayList<>();
		for (final CardObject scale : one.objects("scales")) {
			scales.add(new Measured.Scale(scale.text("descriptor"), scale.flag("sdm", false), scale.number("factor")));
			scale.refuseUnread();
		}
		final Measured measured = new Measured(one.text("references"), one.text("basis", ""), one.text("date", ""), accuracies, scales);
		one.refuseUnread();
		return measured;
	}

	private static Guard guard(final CardObject json) {
		if (!json.has("guard")) return Guard.NONE;
		final CardObject one = json.object("guard");
		final Guard guard = new Guard(one.number("threshold"), one.number("refused", Double.NaN), one.number("auc", Double.NaN), one
			.texts("strangers"), one.texts("elements"));
		one.refuseUnread();
		return guard;
	}

	private static TensorNames tensors(final CardObject one) {
		final TensorNames tensors = new TensorNames(one.text("spectrum"), one.text("latent", ""), one.text("descriptors",
			""), one.text("reconstruction", ""), one.text("trust", ""));
		one.refuseUnread();
		return tensors;
	}
}
