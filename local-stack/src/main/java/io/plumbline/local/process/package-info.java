/** Processes of the local stack: their folders, ports, logs, readiness, and the guard that ends orphans. */
package io.plumbline.local.process;
