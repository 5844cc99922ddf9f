/** Marks changes of a model that its provider or its owner made, because such a change explains a bend in a curve. */
package io.plumbline.aggregator.changes;
