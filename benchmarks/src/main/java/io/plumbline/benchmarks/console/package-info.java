/** The console on a large database, at the server and in a browser. */
package io.plumbline.benchmarks.console;
