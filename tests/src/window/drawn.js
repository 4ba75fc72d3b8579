// True in the second frame after the first look, when the fonts are there.
if (!window.__drawn) {
	const drawn = { frames: 0 };
	window.__drawn = drawn;
	const frame = () => {
		drawn.frames += 1;
		if (drawn.frames < 3) requestAnimationFrame(frame);
	};
	requestAnimationFrame(frame);
	document.fonts.ready.then(() => {
		drawn.fonts = true;
	});
	return false;
}
if (window.__drawn.frames < 3 || !window.__drawn.fonts) return false;
delete window.__drawn;
return true;
