package org.xasmapper.spectrum;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file could not be read or written; Java often gives no more than its name. */
public final class FileProblem {

	private FileProblem() {}

	/** @return the reason, to stand in parentheses */
	public static String reason(final IOException problem) {
		if (problem instanceof NoSuchFileException || problem instanceof FileNotFoundException) {
			return "there is no such file or folder";
		}
		if (problem instanceof AccessDeniedException) return "it is write-protected or open in another program";
		if (problem instanceof NotDirectoryException) return "it is not a folder";
		if (problem instanceof FileAlreadyExistsException) return "there is a file of that name";
		if (problem instanceof FileSystemException && ((FileSystemException) problem).getReason() != null) {
			return ((FileSystemException) problem).getReason();
		}
		return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
	}
}
