/** Files of Xradia's transmission X-ray microscopes: frames and what belongs to them in an OLE2 container. Internal. */
package org.xasmapper.io.xrm;
