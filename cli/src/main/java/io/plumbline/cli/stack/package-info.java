/** The embedded product: where its jars are, and how its services are started. */
package io.plumbline.cli.stack;
