/** The embedded product: the folder of its jars, and the start of its services. */
package io.plumbline.cli.stack;
