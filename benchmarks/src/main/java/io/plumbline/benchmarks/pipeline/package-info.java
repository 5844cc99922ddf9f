/** The whole product under load, beside a bare client loop that makes the same calls and keeps nothing. */
package io.plumbline.benchmarks.pipeline;
