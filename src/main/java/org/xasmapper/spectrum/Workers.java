package org.xasmapper.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Runs numbered, independent tasks on several threads. Each thread gets a worker of its own, so that scratch
 * memory is allocated once per thread and not once per task.
 */
public final class Workers {

	private Workers() {}

	/** @return the number of processors */
	public static int available() {
		return Runtime.getRuntime().availableProcessors();
	}

	/**
	 * Calls {@code worker.accept(task)} for every task from 0 to {@code tasks - 1}, in no particular order, and
	 * returns when all are done. If one throws, the remaining tasks are not started and its exception is thrown
	 * here. Whatever happens, no worker runs any more when this returns or throws.
	 *
	 * @param threads how many threads to use, at least one; one means the calling thread
	 * @param workers makes one worker per thread
	 * @throws CancellationException if the calling thread is interrupted; it stays so
	 */
	public static void run(final int tasks, final int threads, final Supplier<IntConsumer> workers) {
		final int used = Math.min(threads, tasks);
		final Crew crew = new Crew(tasks, crewOfThisThread());
		if (used <= 1) crew.drain(workers.get());
		else crew.work(used, workers);
	}

	/**
	 * @return whether work on this thread has to stop because it, or the thread that waits for it, was interrupted. The
	 *         threads of workers are not interrupted themselves: that would close the files they read.
	 */
	static boolean isInterrupted() {
		final Crew crew = crewOfThisThread();
		return Thread.currentThread().isInterrupted() || crew != null && crew.isInterrupted();
	}

	private static Crew crewOfThisThread() {
		return Thread.currentThread() instanceof CrewThread ? ((CrewThread) Thread.currentThread()).crew : null;
	}

	private static final class CrewThread extends Thread {

		private final Crew crew;

		CrewThread(final Crew crew, final Runnable job) {
			super(job, "XAS worker");
			this.crew = crew;
			setDaemon(true);
		}
	}

	/** The workers of one call, and what they share. */
	private static final class Crew {

		private final int tasks;
		private final Crew above;
		private final AtomicInteger next = new AtomicInteger();
		private final AtomicReference<Throwable> failure = new AtomicReference<>();
		private volatile boolean interrupted;

		/** @param above the crew to which the calling thread belongs, or null */
		Crew(final int tasks, final Crew above) {
			this.tasks = tasks;
			this.above = above;
		}

		boolean isInterrupted() {
			return interrupted || above != null && above.isInterrupted();
		}

		void drain(final IntConsumer worker) {
			for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
				if (Workers.isInterrupted()) throw new CancellationException("Cancelled.");
				worker.accept(task);
			}
		}

		void work(final int threads, final Supplier<IntConsumer> workers) {
			final List<Thread> started = new ArrayList<>();
			try {
				for (int t = 0; t < threads; t++) {
					final Thread thread = new CrewThread(this, () -> drainOrFail(workers));
					thread.start();
					started.add(thread);
				}
			}
			catch (final Throwable e) {
				fail(e);
			}
			started.forEach(this::join);
			if (interrupted) {
				Thread.currentThread().interrupt();
				throw new CancellationException("Cancelled.");
			}
			if (failure.get() instanceof Error) throw (Error) failure.get();
			if (failure.get() != null) throw (RuntimeException) failure.get();
		}

		private void drainOrFail(final Supplier<IntConsumer> workers) {
			try {
				drain(workers.get());
			}
			catch (final Throwable e) {
				fail(e);
			}
		}

		private void fail(final Throwable problem) {
			failure.compareAndSet(null, problem);
			next.set(tasks);
		}

		/** Waits for a thread to end, also when interrupted: then it ends soon. */
		private void join(final Thread thread) {
			while (thread.isAlive()) {
				try {
					thread.join();
				}
				catch (final InterruptedException e) {
					interrupted = true;
				}
			}
		}
	}
}
