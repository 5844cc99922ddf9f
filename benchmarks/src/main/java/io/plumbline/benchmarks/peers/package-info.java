/** Other products on the same provider, and the bare loop: what a figure of ours is compared with. */
package io.plumbline.benchmarks.peers;
