package org.xasmapper.ij.bridge;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.xasmapper.spectrum.XasException;

/** The images that are open, in windows or in a macro's batch mode. */
final class OpenImages {

	private OpenImages() {}

	static List<ImagePlus> all() {
		final int[] ids = WindowManager.getIDList();
		if (ids == null) return List.of();
		return Arrays.stream(ids).mapToObj(WindowManager::getImage).filter(Objects::nonNull).toList();
	}

	/**
	 * @param title of the image, or its ID, which is a negative number
	 * @return the image of that title; of several the active one
	 * @throws XasException if there is none, or if there are several and none of them is active
	 */
	static ImagePlus titled(final String title) {
		final List<ImagePlus> found = all().stream().filter(image -> image.getTitle().equals(title)).toList();
		if (found.size() == 1) return found.get(0);
		final ImagePlus active = WindowManager.getCurrentImage();
		if (found.contains(active) || active != null && active.getTitle().equals(title)) return active;
		if (!found.isEmpty()) {
			throw new XasException("There are " + found.size() + " open images with the title \"" + title +
				"\". Make the right one active, or give its ID (getImageID() in a macro) instead.");
		}
		return all().stream().filter(image -> Integer.toString(image.getID()).equals(title.trim())).findAny().orElseThrow(
			() -> new XasException("There is no open image with the title \"" + title + "\"."));
	}
}
