/** What tells a result: which figures and tables, with which words. Knows no ImageJ class. Internal. */
package org.xasmapper.report;
