/** Marks where something about a model changed that its provider or its owner did: a curve that bends there needs no other reason. */
package io.plumbline.aggregator.changes;
