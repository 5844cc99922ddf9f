/** What the product says about generated situations, beside what is so: verdict, state and alarm. */
package io.plumbline.benchmarks.said;
