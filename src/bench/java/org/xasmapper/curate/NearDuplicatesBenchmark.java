package org.xasmapper.curate;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xasmapper.spectrum.Progress;

/** Near duplicates within 0.005 in one group of spectra of 200 energies, milliseconds, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NearDuplicatesBenchmark {

	@Param({ "1000", "4000", "16000" })
	private int spectra;

	private List<Candidate> group;

	@Setup
	public void make() {
		group = Rows.edges(spectra, 200, 1);
	}

	@Benchmark
	public List<Removal> boxes() {
		return new NearDuplicates(0.005).examine(group, Progress.NONE);
	}

	/** The baseline: every spectrum with every one that stays, until they differ. */
	@Benchmark
	public List<Removal> allPairs() {
		return NearDuplicatesTest.byAllPairs(group, 0.005);
	}
}
