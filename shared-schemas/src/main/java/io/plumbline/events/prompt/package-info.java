/** The parts of a prompt: what it asks of which model, how, until when, and what the answer is for. */
package io.plumbline.events.prompt;
