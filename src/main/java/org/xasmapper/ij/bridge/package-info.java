/** How ImageJ and Fiji call the commands: the menu, dialogs, the options of macros, the recorder, progress and Esc. Internal. */
package org.xasmapper.ij.bridge;
