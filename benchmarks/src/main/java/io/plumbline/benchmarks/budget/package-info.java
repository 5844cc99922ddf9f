/** Whether a model with several series keeps its budget of false alarms, and what that costs: the product's own classes at work. */
package io.plumbline.benchmarks.budget;
