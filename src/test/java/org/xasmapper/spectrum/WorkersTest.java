package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7 })
	void everyTaskRunsOnce(final int threads) {
		final AtomicIntegerArray runs = new AtomicIntegerArray(1000);
		Workers.run(runs.length(), threads, () -> runs::incrementAndGet);
		for (int task = 0; task < runs.length(); task++) assertEquals(1, runs.get(task), "task " + task);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void aProblemEndsTheWorkAndReachesTheCaller(final int threads) {
		final Error problem = new StackOverflowError();
		assertSame(problem, assertThrows(StackOverflowError.class, () -> Workers.run(1000, threads, () -> task -> {
			throw problem;
		})));
	}

	/** The first task interrupts the caller and the others look at their progress until they are stopped. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void anInterruptStopsRunningTasksBeforeTheCallerGoesOn(final int threads) throws InterruptedException {
		final AtomicInteger running = new AtomicInteger();
		final AtomicInteger runningAfterwards = new AtomicInteger(-1);
		assertCancelled(caller -> Workers.run(100, threads, () -> {
			return task -> untilStopped(running, caller);
		}), () -> runningAfterwards.set(running.get()));
		assertEquals(0, runningAfterwards.get());
	}

	@Test
	void anInterruptReachesWorkersOfWorkers() throws InterruptedException {
		final AtomicInteger running = new AtomicInteger();
		final AtomicInteger runningAfterwards = new AtomicInteger(-1);
		assertCancelled(caller -> Workers.run(2, 2, () -> outer -> Workers.run(2, 2, () -> inner -> untilStopped(running,
			caller))), () -> runningAfterwards.set(running.get()));
		assertEquals(0, runningAfterwards.get());
	}

	@Test
	void aThreadThatIsInterruptedAlreadyDoesNothing() throws InterruptedException {
		final AtomicInteger done = new AtomicInteger();
		assertCancelled(caller -> {
			caller.interrupt();
			Workers.run(100, 1, () -> task -> done.incrementAndGet());
		}, () -> {});
		assertEquals(0, done.get());
	}

	@Test
	void workersThemselvesAreNotInterrupted() throws InterruptedException {
		final AtomicInteger interrupted = new AtomicInteger();
		assertCancelled(caller -> Workers.run(2, 2, () -> task -> {
			try {
				untilStopped(new AtomicInteger(), caller);
			}
			finally {
				if (Thread.currentThread().isInterrupted()) interrupted.incrementAndGet();
			}
		}), () -> {});
		assertEquals(0, interrupted.get());
	}

	private static void untilStopped(final AtomicInteger running, final Thread caller) {
		running.incrementAndGet();
		caller.interrupt();
		try {
			while (true) {
				Progress.NONE.check();
				Thread.onSpinWait();
			}
		}
		finally {
			running.decrementAndGet();
		}
	}

	/** What is done by the thread that is interrupted. */
	@FunctionalInterface
	private interface Job {

		void run(Thread caller);
	}

	/** Runs a job in a thread of its own, which may be interrupted, and expects it to be cancelled by that. */
	private static void assertCancelled(final Job job, final Runnable afterwards) throws InterruptedException {
		final AtomicReference<Throwable> outcome = new AtomicReference<>();
		final AtomicInteger flag = new AtomicInteger();
		final Thread thread = new Thread(() -> {
			try {
				job.run(Thread.currentThread());
			}
			catch (final Throwable e) {
				outcome.set(e);
			}
			afterwards.run();
			if (Thread.currentThread().isInterrupted()) flag.incrementAndGet();
		});
		thread.start();
		thread.join();
		assertTrue(outcome.get() instanceof CancellationException, String.valueOf(outcome.get()));
		assertEquals(1, flag.get(), "the thread stays interrupted");
	}
}
