package org.xasmapper;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the order of the rooms: each knows only those below it, and numbers know neither ImageJ nor a screen. */
class HouseTest {

	private static final String ROOT = "org.xasmapper.";

	/** Floors from the top down; rooms of one floor may know each other, but not in a circle. */
	private static final List<List<String>> FLOORS = List.of(List.of("command"), List.of("ij.bridge", "ij.results"), List.of(
		"ij"), List.of("report"), List.of("chart", "chart.embedding"), List.of("pipeline.validation"), List.of("pipeline"), List.of(
			"train"), List.of("train.strangers"), List.of("train.effects"), List.of("uncertainty"), List.of("model"), List.of("register"), List.of("basis", "unmix", "sdm", "normalize", "embed", "embed.neighbors", "embed.layout", "embed.start", "curate"), List
			.of("onnx"), List.of("absorption"), List.of("io.hdf5", "io.zarr", "io.xrm", "io.stxm", "io.athena", "io.series", "io.spec"), List.of("io"), List.of("io.text", "io.tiff"), List.of("spectrum.energies"), List.of("spectrum"));

	private static final List<String> NUMERIC = List.of("pipeline..", "train..", "uncertainty..", "model..", "basis..", "unmix..", "sdm..",
		"register..", "normalize..", "embed..", "curate..", "onnx..", "absorption..", "io..", "spectrum..");

	private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("org.xasmapper");

	@Test
	void noArrowRunsBackUp() {
		for (int floor = 1; floor < FLOORS.size(); floor++) {
			final String[] above = FLOORS.subList(0, floor).stream().flatMap(List::stream).map(ROOT::concat).toArray(String[]::new);
			final String[] here = FLOORS.get(floor).stream().map(ROOT::concat).toArray(String[]::new);
			noClasses().that().resideInAnyPackage(here).should().dependOnClassesThat().resideInAnyPackage(above).check(HOUSE);
		}
	}

	@Test
	void roomsAreNotInACircle() {
		SlicesRuleDefinition.slices().matching("org.xasmapper.(**)").should().beFreeOfCycles().check(HOUSE);
	}

	@Test
	void numericRoomsKnowNeitherImageJNorAScreen() {
		final String[] rooms = NUMERIC.stream().map(ROOT::concat).toArray(String[]::new);
		noClasses().that().resideInAnyPackage(rooms).should().dependOnClassesThat().resideInAnyPackage("ij..", "java.awt..",
			"javax.swing..").check(HOUSE);
		noClasses().that().resideInAnyPackage(rooms).and().resideOutsideOfPackage(ROOT + "io..").should()
			.dependOnClassesThat().resideInAnyPackage("org.scijava..").check(HOUSE);
	}

	/** Readers are found by their annotation, without a context. */
	@Test
	void readersKnowAnnotationsOnly() {
		noClasses().that().resideInAnyPackage(ROOT + "io..").should().dependOnClassesThat(resideInAPackage("org.scijava..").and(
			not(resideInAnyPackage("org.scijava.plugin", "org.scijava.annotations")))).check(HOUSE);
	}

	@Test
	void whatTellsAResultKnowsNoImageJ() {
		noClasses().that().resideInAnyPackage(ROOT + "report..", ROOT + "chart..").should().dependOnClassesThat()
			.resideInAnyPackage("ij..", "javax.swing..", "org.scijava..").check(HOUSE);
	}

	@Test
	void everyRoomHasItsFloor() {
		final List<String> known = FLOORS.stream().flatMap(List::stream).map(ROOT::concat).toList();
		HOUSE.stream().map(type -> type.getPackage()).map(JavaPackage::getName).distinct().forEach(room -> assertTrue(known
			.contains(room), room + " is on no floor"));
	}
}
