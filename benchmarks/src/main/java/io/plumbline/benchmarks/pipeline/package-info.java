/** The whole product under load, beside a bare client loop that makes the same calls and stores no reply. */
package io.plumbline.benchmarks.pipeline;
