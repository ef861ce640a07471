package org.xasmapper.ij.results;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;

/** Shows images where there is somebody to see them, a window or a macro; small maps enlarged. */
public final class ImageWindows {

	/** A map smaller than this, in pixels, is hard to look at and its title cannot be read. */
	private static final int COMFORTABLE = 300;

	private static final int LARGEST_ZOOM = 8;

	/** Milliseconds; a window manager may refuse to activate a window while the person works elsewhere. */
	private static final int LONGEST_WAIT = 2000;

	/** Milliseconds; a screen without a window manager never activates a window. */
	private static final int LONGEST_WAIT_UNMANAGED = 300;

	private ImageWindows() {}

	/** Shows an image; does nothing for a program that runs commands without a screen. */
	public static void show(final ImagePlus image) {
		if (!IJ.isMacro() && GraphicsEnvironment.isHeadless()) return;
		image.show();
		final ImageWindow window = image.getWindow();
		if (window == null) return;
		enlarge(image, window);
		waitUntilActive(window);
		WindowManager.setCurrentWindow(window);
	}

	/** Else the activation of an earlier window may come after this and make that one the current image. */
	private static void waitUntilActive(final ImageWindow window) {
		final boolean managed = Toolkit.getDefaultToolkit().isFrameStateSupported(Frame.MAXIMIZED_BOTH);
		final int longest = managed ? LONGEST_WAIT : LONGEST_WAIT_UNMANAGED;
		for (int waited = 0; waited < longest && !window.isActive(); waited += 10) IJ.wait(10);
	}

	private static void enlarge(final ImagePlus image, final ImageWindow window) {
		final int zoom = Math.min(LARGEST_ZOOM, COMFORTABLE / Math.max(image.getWidth(), image.getHeight()));
		if (zoom < 2) return;
		final ImageCanvas canvas = window.getCanvas();
		canvas.setMagnification(zoom);
		canvas.setSize(image.getWidth() * zoom, image.getHeight() * zoom);
		window.pack();
	}
}
