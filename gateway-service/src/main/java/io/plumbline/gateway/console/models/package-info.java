/** The page of a model: its state, its rates over time and by question, and its worst answers. */
package io.plumbline.gateway.console.models;
