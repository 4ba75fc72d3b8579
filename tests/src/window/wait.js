// Runs a test at once and then again and again until it returns something true.
const [limit, given, done] = arguments;
const test = function () {
	/* body */
};
const start = performance.now();
let why = "";
const look = () => {
	let value;
	try {
		value = test.apply(null, given);
		why = "";
	} catch (thrown) {
		why = `: ${thrown && thrown.message ? thrown.message : thrown}`;
	}
	if (value) done({ value });
	else if (performance.now() - start > limit) done({ late: true, why });
	else setTimeout(look, 20);
};
look();
