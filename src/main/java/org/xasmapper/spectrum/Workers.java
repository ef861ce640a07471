package org.xasmapper.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
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
	 * here.
	 *
	 * @param threads how many threads to use, at least one; one means the calling thread
	 * @param workers makes one worker per thread
	 */
	public static void run(final int tasks, final int threads, final Supplier<IntConsumer> workers) {
		final AtomicInteger next = new AtomicInteger();
		final int used = Math.min(threads, tasks);
		if (used <= 1) {
			drain(next, tasks, workers.get());
			return;
		}
		final ExecutorService pool = Executors.newFixedThreadPool(used, Workers::daemon);
		try {
			final List<Callable<Void>> drains = new ArrayList<>();
			for (int t = 0; t < used; t++) {
				drains.add(() -> {
					drain(next, tasks, workers.get());
					return null;
				});
			}
			for (final var done : pool.invokeAll(drains)) done.get();
		}
		catch (final ExecutionException e) {
			throw unwrapped(e.getCause());
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new XasException("The computation was interrupted.", e);
		}
		finally {
			pool.shutdownNow();
		}
	}

	private static void drain(final AtomicInteger next, final int tasks, final IntConsumer worker) {
		try {
			for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) worker.accept(task);
		}
		catch (final RuntimeException | Error e) {
			next.set(tasks);
			throw e;
		}
	}

	private static Thread daemon(final Runnable job) {
		final Thread thread = new Thread(job, "XAS worker");
		thread.setDaemon(true);
		return thread;
	}

	private static RuntimeException unwrapped(final Throwable cause) {
		if (cause instanceof RuntimeException) return (RuntimeException) cause;
		if (cause instanceof Error) throw (Error) cause;
		return new IllegalStateException(cause);
	}
}
