/** Benchmarks of the product's parts, each on a broker and a database of its own. */
package io.plumbline.benchmarks;
