/** Which pushed answers are judged, and which have been taken already, by their ids alone. */
package io.plumbline.gateway.answers.pushed.sampling;
