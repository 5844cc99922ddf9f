/** The detection benchmark: the product's own detector against the optimum and against tuned windows, with gates. */
package io.plumbline.benchmarks.detection;
